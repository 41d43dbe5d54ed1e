<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="1">
  <renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0">
    <symbols>
     <symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="name" type="QString" value="pentagon"/>
        <Option name="size" type="QString" value="3.6"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="color" type="QString" value="255,255,255,255"/>
        <Option name="outline_color" type="QString" value="28,34,38,255"/>
        <Option name="outline_width" type="QString" value="0.5"/>
        <Option name="outline_style" type="QString" value="solid"/>
       </Option>
        <data_defined_properties>
         <Option type="Map">
          <Option name="name" type="QString" value=""/>
          <Option name="properties" type="Map">
           <Option name="outlineColor" type="Map">
            <Option name="active" type="bool" value="true"/>
            <Option name="expression" type="QString" value="color_hsl((coalesce(&quot;rep_id&quot;, 0) * 137) % 360, 60, 45)"/>
            <Option name="type" type="int" value="3"/>
           </Option>
          </Option>
          <Option name="type" type="QString" value="collection"/>
         </Option>
        </data_defined_properties>
      </layer>
     </symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="name" isExpression="0" fontFamily="Noto Sans" fontSize="8" fontWeight="50" textColor="28,34,38,255" fontSizeUnit="Point">
        <text-buffer bufferDraw="1" bufferSize="1" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8"/>
      </text-style>
      <placement placement="0" dist="1" distUnits="MM" priority="5"/>
      <rendering obstacle="1"/>
    </settings>
  </labeling>
</qgis>
