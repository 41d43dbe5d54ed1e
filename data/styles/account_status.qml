<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="1">
  <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
    <rules key="root">
     <rule key="r0" label="planned" filter="&quot;state&quot; = 'planned'" symbol="0"/>
     <rule key="r1" label="would not pay" filter="&quot;state&quot; = 'would not pay'" symbol="1"/>
     <rule key="r2" label="cannot be visited" filter="&quot;state&quot; = 'cannot be visited'" symbol="2"/>
     <rule key="r3" label="not tried" filter="&quot;state&quot; = 'not tried'" symbol="3"/>
     <rule key="r4" label="no plan" filter="&quot;state&quot; = 'no plan'" symbol="4"/>
    </rules>
    <symbols>
     <symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="name" type="QString" value="circle"/>
        <Option name="size" type="QString" value="2.6"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="color" type="QString" value="0,114,178,255"/>
        <Option name="outline_color" type="QString" value="255,255,255,255"/>
        <Option name="outline_width" type="QString" value="0.2"/>
        <Option name="outline_style" type="QString" value="solid"/>
       </Option>
        <data_defined_properties>
         <Option type="Map">
          <Option name="name" type="QString" value=""/>
          <Option name="properties" type="Map">
           <Option name="fillColor" type="Map">
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
     <symbol name="1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="name" type="QString" value="diamond"/>
        <Option name="size" type="QString" value="1.8"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="color" type="QString" value="255,255,255,255"/>
        <Option name="outline_color" type="QString" value="0,114,178,255"/>
        <Option name="outline_width" type="QString" value="0.2"/>
        <Option name="outline_style" type="QString" value="solid"/>
       </Option>
      </layer>
     </symbol>
     <symbol name="2" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="name" type="QString" value="circle"/>
        <Option name="size" type="QString" value="1.4"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="color" type="QString" value="255,255,255,255"/>
        <Option name="outline_color" type="QString" value="140,148,153,255"/>
        <Option name="outline_width" type="QString" value="0.2"/>
        <Option name="outline_style" type="QString" value="solid"/>
       </Option>
      </layer>
     </symbol>
     <symbol name="3" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="name" type="QString" value="triangle"/>
        <Option name="size" type="QString" value="1.8"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="color" type="QString" value="255,255,255,255"/>
        <Option name="outline_color" type="QString" value="196,80,27,255"/>
        <Option name="outline_width" type="QString" value="0.2"/>
        <Option name="outline_style" type="QString" value="solid"/>
       </Option>
      </layer>
     </symbol>
     <symbol name="4" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="name" type="QString" value="circle"/>
        <Option name="size" type="QString" value="1.2"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="color" type="QString" value="190,195,198,255"/>
        <Option name="outline_color" type="QString" value="255,255,255,255"/>
        <Option name="outline_width" type="QString" value="0.2"/>
        <Option name="outline_style" type="QString" value="solid"/>
       </Option>
      </layer>
     </symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="coalesce(&quot;planned_position&quot; || '. ', '') || &quot;name&quot;" isExpression="1" fontFamily="Noto Sans" fontSize="7" fontWeight="50" textColor="28,34,38,255" fontSizeUnit="Point">
        <text-buffer bufferDraw="1" bufferSize="1" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8"/>
      </text-style>
      <placement placement="0" dist="1" distUnits="MM" priority="5"/>
      <rendering scaleVisibility="1" scaleMin="0" scaleMax="60000" obstacle="1"/>
    </settings>
  </labeling>
</qgis>
